import type { FileKind } from '../../customers/files';
import type { Kind } from '../../customers/kinds';
import type { Rewording } from '../../customers/second-thoughts';
import type { JsonObject } from '../../http/json';
import type { Random } from '../../state/random';
import type { ChannelType } from '../../state/records';

/** Something that is worth looking at while it happens: planned as a whole, then played step by step. */
export interface Scene {
  readonly name: string;
  readonly title: string;
  /** Null for a scene on several channels. */
  readonly channelType: ChannelType | null;
  /** How much of it there is unless somebody asks for more or less; the scene says of what. */
  readonly usualSize: number;
  /** The steps in their order. The same wish makes the same steps. */
  plan(wish: SceneWish): readonly Step[];
}

export interface SceneWish {
  readonly random: Random;
  readonly size: number;
  /** When it begins, in milliseconds. */
  readonly now: number;
}

export type Step = Writing | Rewriting | Deletion;

/** Somebody writes, or the business does so on the network itself. */
export interface Writing {
  readonly does: 'write';
  /** What later steps call it by. */
  readonly key: string;
  readonly channel: ChannelType;
  /** Who writes, or whom the business writes to; null for what it publishes. */
  readonly customer: Actor | null;
  readonly isNative?: boolean;
  readonly kind?: Kind;
  readonly body: string | null;
  readonly title?: string;
  readonly rating?: number;
  readonly files?: readonly FileKind[];
  readonly structured?: JsonObject;
  /** The key of what it hangs under, which may be written later or never. */
  readonly under?: string;
  /** The key of what its thread begins with; for what hangs under something that may be missing. */
  readonly thread?: string;
}

interface Rewriting extends Rewording {
  readonly does: 'rewrite';
  readonly key: string;
}

interface Deletion {
  readonly does: 'delete';
  readonly key: string;
}

export interface Actor {
  readonly name: string;
  readonly language: string;
}
