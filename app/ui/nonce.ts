import { createContext } from 'react';

/**
 * What allows this page's own inline scripts. Only the server knows it; in the browser it is
 * undefined, as browsers hide it from scripts too.
 */
export const NonceContext = createContext<string | undefined>(undefined);
