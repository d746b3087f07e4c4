/** In characters: length beats rules about digits (NIST SP 800-63B). The longest keeps hashing cheap. */
export const shortestPassword = 10;
export const longestPassword = 200;

/** Of an API key: its name in characters, and how long it may be good. */
export const longestKeyName = 60;
export const longestKeyDays = 366;
