import { readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { RetentionPeriods } from '../src/borrowing/library.ts'
import { Request } from '../src/borrowing/request/request.ts'
import { type PersonsIn, recordRules } from '../src/privacy/record-rules.ts'

const file = new URL('../docs/privacy.md', import.meta.url)

type Row = { readonly path: string; readonly rule: string }

const isSchema = (schema: unknown): schema is z.ZodType => schema instanceof z.ZodType

const innerOf = (schema: z.ZodType): readonly (readonly [string, unknown])[] => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault) return [['', schema.unwrap()]]
  if (schema instanceof z.ZodArray) return [['[]', schema.element]]
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).map(([name, each]) => [`.${name}`, each] as const)
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.map((option) => ['', option] as const)
  return []
}

/** Lists the marked fields of a schema by their paths. */
const marked = (schema: z.ZodType, path: string): readonly Row[] => {
  const { 'x-personal': isPersonal, 'x-words': isWords } = schema.meta() ?? {}
  if (isPersonal === true) return [{ path, rule: 'removed' }]
  if (isWords === true) return [{ path, rule: 'a code stays, words are removed' }]
  return innerOf(schema).flatMap(([step, inner]) => (isSchema(inner) ? marked(inner, path + step) : []))
}

const rows = [
  ...new Map(marked(Request, 'request').map((row) => [row.path.replaceAll('..', '.'), row])).values(),
]
const { anonymizeAfter, removeAfter } = RetentionPeriods.parse({})
const fields = [
  '| field | when the request is anonymized |',
  '| --- | --- |',
  ...rows.map(({ path, rule }) => `| \`${path}\` | ${rule} |`),
  '| `request.createdBy.id` of a patron | removed |',
].join('\n')
const persons: Readonly<Record<PersonsIn, number>> = {
  patrons: 0,
  'pseudonyms of patrons': 1,
  staff: 2,
  'contact persons': 3,
  nobody: 4,
}
const records = [
  '| record | of | what it holds | in the export of a patron | when the patron is erased, or the request is anonymized | kept otherwise |',
  '| --- | --- | --- | --- | --- | --- |',
  ...Object.entries(recordRules)
    .toSorted(([, one], [, other]) => persons[one.of] - persons[other.of])
    .map(
      ([kind, { of, holds, exported, erased, kept }]) =>
        `| ${kind.replaceAll('_', ' ')} | ${of} | ${holds} | ${exported} | ${erased} | ${kept} |`,
    ),
].join('\n')
const periods = `Defaults: anonymized after \`${anonymizeAfter}\`, removed after \`${removeAfter}\`.`

const between = (text: string, name: string, content: string): string =>
  text.replace(
    new RegExp(`<!-- ${name} -->[^]*<!-- /${name} -->`),
    () => `<!-- ${name} -->\n${content}\n<!-- /${name} -->`,
  )

const text = readFileSync(file, 'utf8')
const written = between(between(between(text, 'fields', fields), 'records', records), 'periods', periods)
if (!process.argv.includes('--check')) writeFileSync(file, written)
else if (written !== text) {
  process.stderr.write('The tables in docs/privacy.md are stale: npm run docs\n')
  process.exitCode = 1
}
