import type { z } from 'zod'
import type { ConfigKind } from '../configuration/kind.ts'
import { Factors } from '../configuration/second-factors.ts'
import { settingSchema } from '../configuration/settings.ts'
import type { DocumentKind } from '../store/ports/documents.ts'
import type { SchemaOf } from './sealed-store.ts'

/** The documents that may hold secrets. */
export type SealedDocuments = { readonly schemaOf: SchemaOf; readonly sealedKinds: readonly DocumentKind[] }

/** Lists the documents that may hold secrets: every kind of configuration but API keys, the gateway's own
 * settings, and the second factors of people. */
export const sealedDocuments = (kinds: readonly ConfigKind[]): SealedDocuments => {
  const byKind = new Map<string, z.ZodType>(
    kinds.filter(({ kind }) => kind !== 'key').map(({ kind, schema }) => [kind, schema]),
  ).set('user_factors', Factors)
  return {
    schemaOf: (kind, key) => (kind === 'setting' ? settingSchema(key) : byKind.get(kind)),
    sealedKinds: [
      ...kinds.map(({ kind }) => kind).filter((kind) => byKind.has(kind)),
      'setting',
      'user_factors',
    ],
  }
}
