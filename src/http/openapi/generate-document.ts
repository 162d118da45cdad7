import { getRefId, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import type { ApiApp, OpenApiDocument } from './routes.ts'

type Definitions = ApiApp['openAPIRegistry']['definitions']

/** Marks in the generated document a reference to a union that may be null instead. */
export const nullableUnion = 'x-nullable-union'

/** Returns the schemas that a schema is made of. */
const partsOf = (schema: z.core.$ZodType): readonly z.core.$ZodType[] =>
  schema instanceof z.ZodLazy
    ? [schema.def.getter()]
    : Object.values(schema instanceof z.ZodObject ? { ...schema.def, shape: schema.shape } : schema._zod.def)
        .flatMap((value: unknown): readonly unknown[] =>
          Array.isArray(value)
            ? value
            : typeof value === 'object' && value !== null && !('_zod' in value)
              ? Object.values(value)
              : [value],
        )
        .filter((value) => value instanceof z.ZodType)

/** Returns the schema that a name was given to, where another one describes it for a member. */
const namedSchema = (schema: z.core.$ZodType, name: string): z.core.$ZodType => {
  const { parent } = schema._zod
  return parent instanceof z.ZodType && getRefId(parent) === name ? namedSchema(parent, name) : schema
}

/**
 * Lists the named schemas of routes, each behind those that it refers to: the generator takes the first schema of a name for
 * the component, and so must meet `Status` before a member that describes what it means there.
 */
const namedSchemas = (definitions: Definitions): readonly z.ZodType[] => {
  const visited = new Set<z.core.$ZodType>()
  const named = new Map<string, z.ZodType>()
  const visit = (schema: z.core.$ZodType): void => {
    if (visited.has(schema) || !(schema instanceof z.ZodType)) return
    visited.add(schema)
    for (const part of partsOf(schema)) visit(part)
    // The generator loses that a named union may be null.
    if (schema instanceof z.ZodNullable && schema.unwrap() instanceof z.ZodUnion)
      z.globalRegistry.add(schema, { ...schema.meta(), [nullableUnion]: true })
    const name = getRefId(schema)
    if (name === undefined) {
      // The generator loses the name where a modifier, such as `optional`, is described itself.
      const inner = 'innerType' in schema.def ? schema.def.innerType : undefined
      const innerName = inner instanceof z.ZodType ? getRefId(inner) : undefined
      const standard =
        schema instanceof z.ZodPrefault || schema instanceof z.ZodDefault
          ? { default: schema.def.defaultValue }
          : {}
      if (innerName !== undefined)
        z.globalRegistry.add(schema, { ...schema.meta(), ...standard, _internal: { refId: innerName } })
      return
    }
    const base = namedSchema(schema, name)
    if (base !== schema) visit(base)
    if (base instanceof z.ZodType && !('innerType' in base.def) && !named.has(name)) named.set(name, base)
  }
  const visitAll = (value: unknown): void => {
    if (value instanceof z.ZodType) visit(value)
    else if (Array.isArray(value)) value.forEach(visitAll)
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visitAll)
  }
  // A schema that is registered without a route describes what the routes of that name take as it comes.
  for (const definition of definitions) if (definition.type === 'schema') visit(definition.schema)
  for (const definition of definitions)
    if (definition.type === 'route') visitAll([definition.route.request, definition.route.responses])
    else if (definition.type === 'webhook')
      visitAll([definition.webhook.request, definition.webhook.responses])
  return [...named.values()]
}

/** Generates the OpenAPI document of the routes that were added to an application. */
export const generateDocument = (
  app: ApiApp,
  config: Parameters<ApiApp['getOpenAPI31Document']>[0],
): OpenApiDocument => {
  const { definitions } = app.openAPIRegistry
  const named = namedSchemas(definitions).map((schema) => ({ type: 'schema', schema }) as const)
  const generator = new OpenApiGeneratorV31([...named, ...definitions])
  // It would begin with the webhooks otherwise.
  generator.generateComponents()
  return generator.generateDocument(config)
}
