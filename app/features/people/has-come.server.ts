import { sql } from 'kysely';

/** Of a row of `person`, for a manager: whether they have ever come here. */
export function hasCome() {
  return sql<boolean>`has_come(person.id)`;
}
