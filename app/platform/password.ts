/** In characters: length beats rules about digits (NIST SP 800-63B). The longest keeps hashing cheap. */
export const shortestPassword = 10;
export const longestPassword = 200;
