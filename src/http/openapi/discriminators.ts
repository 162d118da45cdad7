import { isJson, type Json } from './json.ts'
import { contentOf, referenceTo, schemaOfReference } from './references.ts'

/** Names that say more than the member of a union. */
const namesOfUnions: Readonly<Record<string, string>> = {
  'BulkOutcome.items': 'BulkOutcomeItem',
  'LocateProfile.ask': 'LocateQuestion',
  'LocateProfileInput.ask': 'LocateQuestion',
  'RecordedInputAnswer.data': 'OwnAnswer',
  'RecordedInputCommand.data': 'Command',
  'RecordedInputDelivery.data': 'DeliveryResult',
  'RecordedInputPartnerEvent.data': 'PartnerEvent',
  choose: 'RotaChoice',
  condition: 'AlarmCondition',
  does: 'SendingAction',
  expiry: 'PartnerExpiry',
  indexes: 'SruIndex',
  keys: 'PatronPagesKey',
  suspended: 'Negotiation',
}

/** Names for alternatives that several words lead to. */
const namesOfAlternatives: Readonly<Record<string, string>> = {
  BulkItemDoneOrWouldBeDone: 'BulkItemDone',
  LookedUpPatronUnknownOrBlockedOrWrongPin: 'LookedUpPatronRefused',
  SruIndexIsbnOrIssnOrDoiOrPmidOrOclcOrLccnOrRecordId: 'SruIndexNumber',
}

const capitalized = (words: string): string =>
  words.replace(/(^|[._-])([a-z0-9])/g, (_all, _before, letter: string) => letter.toUpperCase())

/** The place of a union: its component, and the member of it. */
type Place = { readonly component: string; readonly member: string }

const nameOfUnion = ({ component, member }: Place): string =>
  namesOfUnions[`${component}.${member}`] ??
  namesOfUnions[member] ??
  (member === '' ? component : capitalized(member))

type Alternative = { readonly schema: Json; readonly words: readonly string[] }
type Union = {
  readonly place: Place
  readonly schema: Json
  readonly kind: 'oneOf' | 'anyOf'
  readonly member: string
  readonly alternatives: readonly Alternative[]
  readonly canBeNull: boolean
}

const partsOf = (schema: Json, schemas: Json): readonly Json[] => {
  const resolved = schemaOfReference(schema, schemas)
  const { allOf } = resolved
  return [
    resolved,
    ...(Array.isArray(allOf) ? allOf.filter(isJson).flatMap((part) => partsOf(part, schemas)) : []),
  ]
}

/** Returns the words that a required member may hold, by the names of such members. */
const requiredWords = (schema: Json, schemas: Json): ReadonlyMap<string, readonly string[]> =>
  new Map(
    partsOf(schema, schemas).flatMap(({ properties, required }) =>
      Object.entries(isJson(properties) ? properties : {}).flatMap(([name, member]) => {
        if (!isJson(member) || !Array.isArray(required) || !required.includes(name)) return []
        const words = member.const === undefined ? member.enum : [member.const]
        return Array.isArray(words) && words.every((word) => typeof word === 'string') ? [[name, words]] : []
      }),
    ),
  )

/** Finds the member whose words tell the alternatives of a union apart. */
const readUnion = (schema: Json, kind: 'oneOf' | 'anyOf', place: Place, schemas: Json): Union | undefined => {
  const all = schema[kind]
  if (!Array.isArray(all)) return undefined
  const isNull = ({ type }: Json): boolean => type === 'null'
  const members = all.filter(isJson)
  const isAlone = members.filter((each) => !isNull(each)).length === 1
  const options = members.flatMap((each): readonly Json[] => {
    const resolved = schemaOfReference(each, schemas)
    // A union within a union is one union.
    return !isAlone && resolved.discriminator !== undefined && Array.isArray(resolved.oneOf)
      ? resolved.oneOf.filter(isJson)
      : [each]
  })
  const objects = options.filter((each) => !isNull(each))
  const words = objects.map((each) => requiredWords(each, schemas))
  const member = [...(words[0]?.keys() ?? [])].find((name) => {
    const some = words.map((each) => each.get(name))
    return some.every((each) => each !== undefined) && new Set(some.flat()).size === some.flat().length
  })
  if (objects.length < 2 || member === undefined) return undefined
  const alternatives = objects.map((each, index) => ({
    schema: each,
    words: words[index]?.get(member) ?? [],
  }))
  return { place, schema, kind, member, alternatives, canBeNull: objects.length < options.length }
}

const findUnions = (value: unknown, place: Place, schemas: Json): readonly Union[] => {
  if (Array.isArray(value)) return value.flatMap((each) => findUnions(each, place, schemas))
  if (!isJson(value)) return []
  const own =
    value.discriminator === undefined
      ? (['oneOf', 'anyOf'] as const).flatMap((kind) => readUnion(value, kind, place, schemas) ?? [])
      : []
  const inner = Object.entries(value).flatMap(([name, each]) => {
    if (name === 'example' || name === 'examples') return []
    return name === 'properties' && isJson(each)
      ? Object.entries(each).flatMap(([member, schema]) => findUnions(schema, { ...place, member }, schemas))
      : findUnions(each, place, schemas)
  })
  return [...own, ...inner]
}

const shortName = ({ place }: Union, { words }: Alternative): string => {
  const name = `${nameOfUnion(place)}${words.map(capitalized).join('Or')}`
  return namesOfAlternatives[name] ?? name
}

/** Names alternatives by their union and their word; by their component too where others of that name differ. */
const nameAlternatives = (unions: readonly Union[], schemas: Json): ReadonlyMap<Json, string> => {
  const unnamed = unions.flatMap((union) =>
    union.alternatives
      .filter(({ schema }) => schema.$ref === undefined)
      .map((alternative) => ({
        schema: alternative.schema,
        component: union.place.component,
        short: shortName(union, alternative),
        content: contentOf(alternative.schema),
      })),
  )
  const contents = Map.groupBy(unnamed, ({ short }) => short)
  return new Map(
    unnamed.map(({ schema, component, short, content }) => {
      const isShared = contents.get(short)?.every((each) => each.content === content) === true
      return [schema, isShared && !(short in schemas) ? short : `${component}${short}`]
    }),
  )
}

/**
 * Gives each union of objects that a member tells apart its `discriminator` (OpenAPI 3.1, Discriminator Object), and its
 * alternatives names among the schemas of the document: `CommandSend` where `type` of `Command` is `send`. Alternatives
 * that are the same in several places are one schema.
 *
 * @param document the document, which is changed
 */
export const addDiscriminators = (document: Json): void => {
  const { components, paths, webhooks } = document
  const schemas = isJson(components) && isJson(components.schemas) ? components.schemas : {}
  const nowhere = { component: '', member: '' }
  const unions = [
    ...Object.entries(schemas).flatMap(([component, schema]) =>
      findUnions(schema, { component, member: '' }, schemas),
    ),
    ...findUnions(paths, nowhere, schemas),
    ...findUnions(webhooks, nowhere, schemas),
  ]
  const names = nameAlternatives(unions, schemas)
  for (const { schema, kind, member, alternatives, canBeNull } of unions) {
    const references = alternatives.map((alternative) => {
      const name = names.get(alternative.schema)
      if (name === undefined) return String(alternative.schema.$ref)
      schemas[name] ??= alternative.schema
      return referenceTo(name)
    })
    const union = {
      oneOf: references.map(($ref) => ({ $ref })),
      discriminator: {
        propertyName: member,
        mapping: Object.fromEntries(
          alternatives.flatMap(({ words }, index) => words.map((word) => [word, references[index]])),
        ),
      },
    }
    delete schema[kind]
    Object.assign(schema, canBeNull ? { anyOf: [union, { type: 'null' }] } : union)
  }
}
