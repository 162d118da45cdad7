import { z } from 'zod'
import { Timeout } from '../borrowing/time.ts'
import { faultsOf } from '../input-faults.ts'
import { Problem } from '../problem.ts'
import { reason } from '../translations/reason.ts'
import { schemaMessage } from '../translations/schema-message.ts'

/** The name of a partner protocol, such as `iso18626`: the registry lists them. */
export const ProtocolName = z.string().regex(/^[a-z][a-z0-9_]{1,30}$/, schemaMessage('fault.protocol_name'))
export type ProtocolName = z.infer<typeof ProtocolName>

/** The settings that every protocol has to reach a partner. The schema of the protocol has more, and checks them. */
export const Connection = z.looseObject({
  protocol: ProtocolName,
  timeout: Timeout.prefault('PT30S'),
  /** The number of messages that may be under way to the partner at once. */
  concurrency: z.int().min(1).max(64).prefault(4),
})
export type Connection = z.infer<typeof Connection>

/** Returns the protocol by which a partner is reached. */
export const protocolNameOf = ({
  connection,
}: {
  readonly connection: Pick<Connection, 'protocol'>
}): ProtocolName => connection.protocol

/** The protocol of endpoints in directories of libraries: the only one by which an entry becomes a partner. */
export const protocolOfDirectories = 'iso18626'

/** The protocol of a library that a directory names with an email address alone. */
export const protocolOfAddresses = 'email'

/** Returns the member of a connection that names the partner's system. */
export const vendorMemberOf = ({ protocol }: Pick<Connection, 'protocol'>): 'profile' | 'vendor' =>
  protocol === 'ncip' ? 'profile' : 'vendor'

/** The schema of one protocol's connections: an object whose `protocol` is the protocol's name. */
export type ConnectionSchema = z.ZodObject<{
  protocol: z.ZodLiteral<string>
  timeout: z.ZodType<Connection['timeout']>
  concurrency: z.ZodType<number>
}>

/**
 * Makes the function that reads a partner's connection by the schema of its protocol. A connection object is checked
 * once, however often it is read.
 *
 * @param schema the protocol's
 * @param title what the protocol is called
 * @returns a function that throws `Problem` internal for a partner of another protocol, a mistake of the caller, and
 *   invalid_input for a connection that the schema refuses
 */
export const connectionReader = <T extends ConnectionSchema>(schema: T, title: string) => {
  const parsed = new WeakMap<Connection, z.output<T>>()
  return ({ code, connection }: { readonly code: string; readonly connection: Connection }): z.output<T> => {
    const cached = parsed.get(connection)
    if (cached !== undefined) return cached
    if (connection.protocol !== schema.shape.protocol.value)
      throw new Problem(
        'internal',
        reason('problem.partner_of_other_protocol', { partner: code, protocol: title }),
      )
    const result = schema.safeParse(connection)
    if (!result.success)
      throw new Problem('invalid_input', reason('problem.partner_connection', { partner: code }), {
        faults: faultsOf(result.error).map((each) => ({ ...each, path: `connection/${each.path}` })),
      })
    parsed.set(connection, result.data)
    return result.data
  }
}
