/**
 * The header with which a page says which workspace it shows; its stream says it as the parameter `workspace`. It gives
 * no rights: where the session has moved on to another workspace, the request is refused with `workspace-changed` and the
 * stream ends. Requests without it are meant for the session's workspace.
 */
export const WORKSPACE_HEADER = 'x-foyer-workspace';
