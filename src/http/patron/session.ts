import { EncryptJWT, jwtDecrypt } from 'jose'
import { z } from 'zod'
import { Patron } from '../../borrowing/request/patron.ts'
import type { LibraryCode } from '../../borrowing/values.ts'
import { PatronSessionSecret } from '../../configuration/settings.ts'
import { Problem } from '../../problem.ts'
import { fromBase64, randomSecret } from '../auth/secrets.ts'
import type { Services } from '../services.ts'

/** A patron who has come by a signed link. */
export type Session = {
  readonly patron: Patron
  /** What every form of this session carries: another site cannot know it. */
  readonly form: string
}

const Content = z.object({ patron: Patron, form: z.string().min(20) })

/** Seconds for which a session lasts. */
export const sessionLife = 2 * 60 * 60

type Shell = Pick<Services, 'store' | 'now'>

/** The gateway's own key for sessions, made when it is first needed: AES-256-GCM. */
const keyOf = async ({ store }: Shell): Promise<Uint8Array> => {
  const read = async () =>
    PatronSessionSecret.safeParse((await store.getDocument('setting', 'patron-sessions'))?.value)
  let found = await read()
  if (!found.success) {
    await store.putDocuments([
      {
        kind: 'setting',
        key: 'patron-sessions',
        value: { secret: randomSecret() },
        expectedVersion: 0,
      },
    ])
    found = await read()
  }
  const key = found.success ? fromBase64(found.data.secret) : undefined
  if (key === undefined) throw new Problem('internal', 'The key of the patrons’ sessions cannot be read.')
  return key
}

/**
 * Begins a session: what the browser keeps says nothing to who reads it, and cannot be changed.
 *
 * @returns what to set as a cookie
 */
export const sealSession = async (shell: Shell, library: LibraryCode, patron: Patron): Promise<string> => {
  const seconds = Math.floor(Date.parse(shell.now()) / 1000)
  return new EncryptJWT({ patron, form: randomSecret() })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(library)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + sessionLife)
    .encrypt(await keyOf(shell))
}

/** Reads what `sealSession` made; null where it is something else, another library's, or past its end. */
export const openSession = async (
  shell: Shell,
  library: LibraryCode,
  sealed: string | undefined,
): Promise<Session | null> => {
  if (sealed === undefined) return null
  const key = await keyOf(shell)
  try {
    const { payload } = await jwtDecrypt(sealed, key, {
      audience: library,
      requiredClaims: ['exp'],
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      currentDate: new Date(shell.now()),
    })
    return Content.parse(payload)
  } catch {
    return null
  }
}
