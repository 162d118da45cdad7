import { useLiveUpdates } from '../../api/use-live-updates.ts'

/** Keeps the pages current while somebody is signed in who may read events. */
export const LiveUpdates = () => {
  useLiveUpdates()
  return null
}
