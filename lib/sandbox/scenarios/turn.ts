import type { Sandbox } from '../sandbox';
import type { Random } from '../state/random';
import type { Channel, Identity } from '../state/records';
import type { Voice } from './voices';

/** A turn of the demo: who writes where, in which words. */
export interface Turn {
  readonly sandbox: Sandbox;
  readonly random: Random;
  readonly channel: Channel;
  readonly voice: Voice;
  readonly customer: Identity;
  /** The planned time of the turn, in milliseconds: a late turn keeps the order. */
  readonly at: number;
}
