import { z } from 'zod';
import type { Described } from './api.server.ts';

const problem = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    status: { type: 'integer' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { field: { type: 'string' }, message: { type: 'string' } },
        required: ['field', 'message'],
      },
    },
  },
  required: ['title', 'status'],
};

/** The OpenAPI 3.1 document of these operations. */
export function openApi(
  operations: readonly Described[],
  { title, version, server }: { title: string; version: string; server: string },
) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: describe(operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: { title, version },
    servers: [{ url: server }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
      responses: {
        problem: {
          description: 'What was wrong, and with which field.',
          content: { 'application/problem+json': { schema: problem } },
        },
      },
    },
  };
}

function describe({ path, summary, query, body, answer, status = 200 }: Described) {
  return {
    summary,
    parameters: [...pathParameters(path), ...queryParameters(query)],
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: shape(body, 'input') } },
      },
    }),
    responses: {
      [status]: {
        description: 'Done.',
        content: { 'application/json': { schema: shape(answer, 'output') } },
      },
      default: { $ref: '#/components/responses/problem' },
    },
  };
}

function shape(schema: z.ZodType, io: 'input' | 'output') {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {}, required = [] } = shape(query, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}
