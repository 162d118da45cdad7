import { linkOf, makeLinkToken } from '../accounts/account-links.ts'
import { instantOf } from '../borrowing/time.ts'
import { readConfig } from '../config.ts'
import type { Output } from './output.ts'
import { existingStore, withStore } from './stores.ts'

/** Options of `lendwire admin link`. */
export type AdminOptions = { readonly store?: string; readonly json?: boolean }

/**
 * Makes a link with which an admin creates an account and sets a password: `lendwire admin link`. It works once, within
 * a day, and ends earlier links of this kind. A gateway may run on the store meanwhile.
 *
 * @returns the exit code
 */
export const linkFirstAdmin = ({ store, json }: AdminOptions, output: Output): Promise<number> =>
  withStore(existingStore(store), output, true, async (opened) => {
    const token = await makeLinkToken(
      { store: opened, now: () => instantOf(Date.now()) },
      'first_admin',
      'first-admin',
    )
    const { publicUrl, host, port } = readConfig(process.env)
    const link = linkOf(publicUrl ?? `http://${host}:${port}`, token, 'first_admin')
    output.print(json ? JSON.stringify({ link }) : link)
    return 0
  })
