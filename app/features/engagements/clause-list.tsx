import { Stack, Text, Title } from '@mantine/core';
import type { Clause } from '../programs/agreement-clauses.ts';

/** An agreement as one reads it before signing. */
export function ClauseList({ clauses }: { clauses: readonly Clause[] }) {
  return (
    <Stack gap="md" component="ol" m={0} pl="lg">
      {clauses.map((clause) => (
        <li key={clause.key}>
          <Title order={3} size="h5">
            {clause.title}
          </Title>
          <Text className="prose">{clause.text}</Text>
        </li>
      ))}
    </Stack>
  );
}
