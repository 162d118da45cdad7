import type { Store } from '../store/ports/store.ts'
import { User } from './user.ts'

/** Reads the people with the role `admin` who may sign in. */
export const readAdmins = async (store: Pick<Store, 'listDocuments'>): Promise<readonly User[]> =>
  (await store.listDocuments('user')).flatMap(({ value }) => {
    const user = User.safeParse(value).data
    return user?.role === 'admin' && user.status === 'active' ? [user] : []
  })
