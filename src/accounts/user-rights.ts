import { z } from 'zod'
import { User } from './user.ts'

/** The rights of a person, as the audit log shows them: without name and address. */
export const UserRights = User.pick({ role: true, library: true, status: true }).extend({
  /** Whether the person signs in by OpenID Connect. */
  linked: z.boolean(),
})

/** Returns the rights of a person; undefined where there is no person. */
export const rightsOf = (user: User | undefined): z.infer<typeof UserRights> | undefined =>
  user === undefined
    ? undefined
    : { role: user.role, library: user.library, status: user.status, linked: user.openId !== undefined }
