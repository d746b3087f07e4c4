/** The zones to suggest. What may be typed is wider: every name that the system knows. */
export const timeZoneSuggestions: string[] = Intl.supportedValuesOf('timeZone');

/** 'europe/london' as 'Europe/London'; a name that is not suggested stays as typed. */
export function tidyTimeZone(typed: string): string {
  const lower = typed.toLowerCase();
  return timeZoneSuggestions.find((zone) => zone.toLowerCase() === lower) ?? typed;
}
