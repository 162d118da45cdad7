import { Alert } from '@mantine/core'
import { useConnection } from '../../api/use-live-updates.ts'
import { useWords } from '../../words/words-context.tsx'
import classes from './shell.module.css'

/** Says that the gateway cannot be reached, while it is so. */
export const ConnectionNotice = () => {
  const { words } = useWords()
  if (useConnection() === 'connected') return null
  return (
    <Alert color="yellow" role="status" className={classes.notice}>
      {words.live.lost}
    </Alert>
  )
}
