import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useApi } from '../api/api-context.tsx'
import { librariesQuery } from '../api/names.ts'
import { useSession } from '../api/session.ts'

/**
 * Returns the library that somebody who works for several has chosen beside the navigation: lists, counts, scanner and
 * new requests are those of this library. Undefined where it is all of them, or where the person belongs to one.
 */
export const useChosenLibrary = (): {
  readonly library: string | undefined
  readonly choose: (library: string | null) => void
} => {
  const session = useSession()
  const { data: libraries } = useQuery(librariesQuery(useApi()))
  const [stored, choose] = useLocalStorage<string | null>({
    key: 'lendwire.library',
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  // The choice of somebody else at this browser, or of a library that is gone, counts for nothing.
  const mayChoose = session?.library === null
  const isThere = libraries === undefined || libraries.some(({ code }) => code === stored)
  return { library: mayChoose && isThere ? (stored ?? undefined) : undefined, choose }
}
