/**
 * Why, for programs: a code and the values that belong into its sentence. Who shows it to people
 * translates: the engine speaks no language.
 */
export interface Reason<Code extends string = string> {
  readonly code: Code;
  readonly values: Readonly<Record<string, string | number | readonly string[]>>;
}
