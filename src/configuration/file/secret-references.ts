import { z } from 'zod'
import { type Fault, fault } from '../../problem.ts'
import { schemaMessage } from '../../translations/schema-message.ts'

/** A value that is written elsewhere: in a variable of the environment, or in a file. */
export const SecretReference = z.union([
  z.strictObject({
    fromEnvironment: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, schemaMessage('fault.variable_name')),
  }),
  z.strictObject({ fromFile: z.string().min(1) }),
])
export type SecretReference = z.infer<typeof SecretReference>

/** Reads what a reference stands for; undefined where there is no such variable or file. */
export type ResolveSecret = (reference: SecretReference) => Promise<string | undefined>

const isReference = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && ('fromEnvironment' in value || 'fromFile' in value)

const notFound = (path: string, reference: SecretReference): Fault =>
  'fromEnvironment' in reference
    ? fault(path, 'fault.variable_not_set', { name: reference.fromEnvironment })
    : fault(path, 'fault.file_unreadable', { file: reference.fromFile })

/**
 * Replaces each reference in a configuration by what it stands for.
 *
 * @returns the configuration, and a fault for each reference that leads nowhere
 */
export const resolveSecrets = async (
  content: unknown,
  resolve: ResolveSecret,
  path = '',
): Promise<{ readonly content: unknown; readonly faults: readonly Fault[] }> => {
  if (typeof content !== 'object' || content === null) return { content, faults: [] }
  if (isReference(content)) {
    const reference = SecretReference.safeParse(content)
    if (!reference.success) return { content, faults: [fault(path, 'fault.secret_reference')] }
    const value = await resolve(reference.data)
    return value === undefined
      ? { content, faults: [notFound(path, reference.data)] }
      : { content: value, faults: [] }
  }
  const below = (key: string): string => (path === '' ? key : `${path}/${key}`)
  const parts = await Promise.all(
    Object.entries(content).map(
      async ([key, each]) => [key, await resolveSecrets(each, resolve, below(key))] as const,
    ),
  )
  const faults = parts.flatMap(([, part]) => part.faults)
  const made = parts.map(([key, part]) => [key, part.content] as const)
  return {
    content: Array.isArray(content) ? made.map(([, each]) => each) : Object.fromEntries(made),
    faults,
  }
}
