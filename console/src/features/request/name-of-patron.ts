import type { RequestView } from '../../api/types.ts'

/** Returns the given and last name of the patron; undefined where none is known, or shown. */
export const nameOfPatron = ({ patron }: RequestView): string | undefined => {
  const name = [patron?.givenName, patron?.surname].filter((part) => part !== undefined).join(' ')
  return name === '' ? undefined : name
}
