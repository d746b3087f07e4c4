import { describe, expect, it } from 'vitest';
import { openApi } from '../../../http/openapi.ts';
import { me, operations } from './operations.ts';

describe('the description of the API', () => {
  const document = openApi([me, ...operations], {
    title: 'Ithaca',
    version: '1',
    server: 'http://x/api/v1',
  });

  it('says of each operation what it takes and gives', () => {
    for (const operation of [me, ...operations]) {
      const described = document.paths[operation.path]?.[operation.method.toLowerCase()] as {
        parameters: { name: string; in: string }[];
        responses: Record<string, { content: Record<string, { schema: { type: string } }> }>;
      };
      const answer = described.responses[String(operation.status ?? 200)];
      expect(answer?.content['application/json']?.schema.type, operation.path).toBe('object');
      const named = described.parameters.filter((each) => each.in === 'path');
      expect(named.length).toBe((operation.path.match(/\{/g) ?? []).length);
    }
    const slices = document.paths['/o/{organization}/programs/{program}/enrolments']?.get as {
      parameters: { name: string; required: boolean }[];
    };
    expect(slices.parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['organization', 'program', 'page', 'size', 'side', 'state']),
    );
  });
});
