import { useWords } from '../words/words-context.tsx'
import classes from './age.module.css'

const day = 86_400_000

type Props = {
  /** Since when it waits. */
  readonly since: string | undefined
  /** True where it waits for a person: from one day on it stands out. */
  readonly asks: boolean
}

/** How long something has waited. */
export const Age = ({ since, asks }: Props) => {
  const { formats } = useWords()
  if (since === undefined) return null
  const isOld = asks && Date.now() - Date.parse(since) >= day
  return <span className={isOld ? `${classes.age} ${classes.old}` : classes.age}>{formats.age(since)}</span>
}
