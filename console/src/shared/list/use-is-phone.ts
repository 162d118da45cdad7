import { useMediaQuery } from '@mantine/hooks'

/** Returns true on a page as narrow as a phone, where a table shows its main columns and the other facts below them. */
export const useIsPhone = (): boolean =>
  useMediaQuery('(max-width: 48em)', window.innerWidth <= 768, { getInitialValueInEffect: false })
