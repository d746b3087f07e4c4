import { createContext } from 'react-router';
import type { Actor } from '../platform/actor.ts';
import type { World } from '../platform/world.ts';

/** What a request carries. The web server sets the first two, the layouts' middleware the others. */
export const worldContext = createContext<World>();
export const nonceContext = createContext<string>();
export const visitorContext = createContext<Visitor | null>(null);
export const memberContext = createContext<Member>();

/** Whoever is signed in. */
export interface Visitor {
  personId: string;
  name: string;
  email: string;
  timeZone: string;
}

/** A visitor inside an organization of theirs. */
export interface Member extends Visitor {
  actor: Actor;
  organization: {
    id: string;
    name: string;
    slug: string;
    isExample: boolean;
    /** The hidden place of informal mentoring: no programs, nobody who manages. */
    isCommons: boolean;
    smallestGroup: number;
    guideIsPublic: boolean;
  };
}
