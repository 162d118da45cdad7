import { type Fault, fault } from '../problem.ts'
import { valueAt } from './marked-fields.ts'

/** The replacement of a secret that cannot be opened any more. No schema accepts it. */
type LostSecret = { readonly lostSecret: string }

/**
 * Makes the mark in place of a lost secret.
 *
 * @param keyId the id of the master key that sealed it
 */
export const markLostSecret = (keyId: string): LostSecret => ({ lostSecret: keyId })

const lostKeyId = (value: unknown): string | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  const keyId: unknown = Reflect.get(value, 'lostSecret')
  return typeof keyId === 'string' ? keyId : undefined
}

/** Says of each fault of a document that is a lost secret that the secret must be entered again. */
export const explainLostSecrets = (value: unknown, faults: readonly Fault[]): readonly Fault[] =>
  faults.map((wrong) => {
    const path = wrong.path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : step))
    const keyId = lostKeyId(valueAt(value, path))
    return keyId === undefined ? wrong : fault(wrong.path, 'fault.sealed_with_lost_key', { key: keyId })
  })
