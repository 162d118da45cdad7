import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'

/** A passkey of a person (WebAuthn, level 3): what its signatures are checked with. */
export const Passkey = z.object({
  id: z.string().max(1400),
  name: z.string().max(100),
  /** In Base64 for URLs. */
  publicKey: z.string(),
  /** How often the authenticator says that it signed; zero from those that do not count. */
  counter: z.int().nonnegative(),
  transports: z.array(z.string()).optional(),
  createdAt: Instant,
})
export type Passkey = z.infer<typeof Passkey>

/** The second factors of a person with a password. */
export const Factors = z.object({
  /** Codes of an app (TOTP, RFC 6238). */
  totp: z
    .object({
      /** The shared secret, in Base32. */
      secret: z.string().meta({ 'x-secret': true }),
      createdAt: Instant,
      /** The last interval of which a code was used: none of it or before is good again. */
      lastStep: z.int(),
    })
    .nullable(),
  passkeys: z.array(Passkey).max(20),
  /** The hashes of the recovery codes that are left. */
  recoveryCodes: z.array(z.string()).max(20),
})
export type Factors = z.infer<typeof Factors>
