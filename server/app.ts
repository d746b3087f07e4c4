// The entry of the server bundle: everything that renders pages, runs commands or does jobs, once.

export { exampleSignIns, makeExample } from '../app/features/example/make-example.server.ts';
export { createWeb } from './http.ts';
export { startWork, startWorld } from './world.ts';
