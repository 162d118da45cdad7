import { linkOf, makeLinkToken } from '../accounts/account-links.ts'
import { randomSecret } from '../accounts/secrets.ts'
import { instantOf } from '../borrowing/time.ts'
import type { Config } from '../config.ts'
import { ensureAdminKey } from '../configuration/admin-key.ts'
import { ApiKey } from '../configuration/api-key.ts'
import type { Store } from '../store/ports/store.ts'
import { sentencesIn } from '../translations/gateway-sentences.ts'
import type { Language } from '../translations/language.ts'

type Surroundings = {
  /** Prints a line for the person who starts the process. */
  readonly print: (line: string) => void
  /** The language of that person; English where it is left out. */
  readonly language?: Language | undefined
  /** Milliseconds since 1970. */
  readonly clock: () => number
}

/** Saves the admin key of the settings, or creates and prints one where the store has no admin key. */
export const ensureAdmin = async (
  store: Store,
  config: Config,
  { print, clock, language = 'en' }: Surroundings,
): Promise<'first_start' | 'admin_exists'> => {
  const shell = { store, now: () => instantOf(clock()) }
  if (config.adminKey !== undefined) {
    await ensureAdminKey(shell, config.adminKey, 'from the environment')
    return 'admin_exists'
  }
  const keys = (await store.listDocuments('key')).map(({ value }) => ApiKey.safeParse(value).data)
  if (keys.some((key) => key?.role === 'admin')) return 'admin_exists'
  const key = randomSecret()
  await ensureAdminKey(shell, key, 'created at first start')
  print(sentencesIn(language).t('command_line.first_admin_key', { key }))
  return 'first_start'
}

/** Creates and prints the link by which the first admin sets a password. */
export const printFirstAdminLink = async (
  store: Store,
  publicUrl: string,
  { print, clock, language = 'en' }: Surroundings,
): Promise<void> => {
  const token = await makeLinkToken({ store, now: () => instantOf(clock()) }, 'first_admin', 'first-admin')
  const { t } = sentencesIn(language)
  print(t('command_line.first_admin_link', { link: linkOf(publicUrl, token, 'first_admin') }))
  print(t('command_line.further_link'))
}
