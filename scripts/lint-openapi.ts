import { createConfig, lintFromString } from '@redocly/openapi-core'
import type { OpenAPI3 } from 'openapi-typescript'

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

/** Returns the places of members, parameters, operations and responses that nothing describes. */
const undescribed = (value: unknown, path: string): readonly string[] => {
  if (!isObject(value)) return []
  const lacks = (each: unknown): boolean =>
    isObject(each) &&
    !('$ref' in each) &&
    // A member with one value only tells alternatives apart.
    !(Array.isArray(each.enum) && each.enum.length === 1) &&
    (typeof each.description !== 'string' || each.description === '')
  const here = [
    ...(isObject(value.properties) && !path.endsWith('/properties')
      ? Object.entries(value.properties).flatMap(([name, each]) =>
          lacks(each) ? [`${path}/properties/${name}`] : [],
        )
      : []),
    ...(Array.isArray(value.parameters)
      ? value.parameters.flatMap((each, index) => (lacks(each) ? [`${path}/parameters/${index}`] : []))
      : []),
    ...('operationId' in value && lacks(value) ? [path] : []),
  ]
  return [
    ...here,
    ...Object.entries(value).flatMap(([name, each]) =>
      name === 'example' || name === 'examples' ? [] : undescribed(each, `${path}/${name}`),
    ),
  ]
}

/**
 * Lints the OpenAPI document: the recommended rules of Redocly, and that everything is described.
 *
 * @returns the problems, one line each
 */
export const lintOpenApi = async (document: OpenAPI3): Promise<readonly string[]> => {
  const config = await createConfig({
    extends: ['recommended'],
    rules: {
      // Signing in, and answering by a link, lead on to a page.
      'operation-2xx-response': 'off',
      // The address of a gateway is its operator's.
      'no-server-example.com': 'off',
      // Pages of patrons and of partners' links, and health, answer without problem documents.
      'operation-4xx-response': 'off',
      // `/v1/requests/{number}` and `/v1/requests/bulk`: a number has a hyphen, so that they cannot be confused.
      'no-ambiguous-paths': 'off',
    },
  })
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  return [
    ...problems
      .filter(({ severity }) => severity === 'error' || severity === 'warn')
      .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer ?? ''}`),
    ...undescribed(document, '#').map((place) => `Nothing describes ${place}`),
  ]
}
