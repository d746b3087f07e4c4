import { afterAll } from 'vitest';
import { closeWorlds } from './world.ts';

// Runs for each test file of the databases.
afterAll(closeWorlds);
