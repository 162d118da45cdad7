import { z } from 'zod'
import { Instant } from '../borrowing/values.ts'
import { RestoreRecord, restoreKey } from './restore-record.ts'

/** The secrets that links in letters are signed with: the current one first, behind it those that are still accepted. */
export const LinkSecrets = z.object({
  secrets: z
    .array(z.object({ secret: z.string().min(32).meta({ 'x-secret': true }), since: Instant }))
    .min(1)
    .max(3),
})
export type LinkSecrets = z.infer<typeof LinkSecrets>

/** The key that the sessions of patrons are encrypted with. */
export const PatronSessionSecret = z.object({ secret: z.string().meta({ 'x-secret': true }) })

/** The key of this installation, under which people are recognized without being named. */
export const InstallationKey = z.object({ secret: z.string().min(64).meta({ 'x-secret': true }) })
export type InstallationKey = z.infer<typeof InstallationKey>

/** The gateway's own settings, by the codes of their documents. Nobody writes them through the API. */
const settings: Readonly<Record<string, z.ZodType>> = {
  'link-secrets': LinkSecrets,
  'patron-sessions': PatronSessionSecret,
  'installation-key': InstallationKey,
  [restoreKey]: RestoreRecord,
}

/** Returns the schema of a setting; one that is not known here is accepted as it is. */
export const settingSchema = (code: string): z.ZodType => settings[code] ?? z.unknown()
