/** To be kept with every result: the same version gives the same bytes for the same input. As in package.json. */
export const ENGINE_VERSION = '0.2.0';
