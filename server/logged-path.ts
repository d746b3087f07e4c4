/** Addresses that hold a code: whoever reads one in a log could open the door with it. */
const doors = /^\/(join|invited|enrol|answer|calendar|reminders|api\/auth\/reset-password)\/.*/;

/** An address as the log may hold it: never a code that opens something. */
export function loggedPath(path: string): string {
  return path.replace(doors, '/$1/…');
}
