import { WorkspaceScreen } from './workspace-screen';

export default function WorkspacePage() {
  return <WorkspaceScreen />;
}
