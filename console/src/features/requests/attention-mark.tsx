import { useWords } from '../../words/words-context.tsx'
import classes from './attention-mark.module.css'

type Props = {
  readonly kinds: readonly string[]
  readonly asks: boolean
  /** Since when the oldest of them waits. */
  readonly since?: string | undefined
}

const day = 86_400_000

/** The attention of a request with its age, and a dot where staff must act; from one day on the age stands out. */
export const AttentionMark = ({ kinds, asks, since }: Props) => {
  const { words, formats } = useWords()
  const names: Readonly<Record<string, string>> = words.attention
  const [first] = kinds
  if (first === undefined) return null
  const all = kinds.map((kind) => names[kind] ?? kind).join(', ')
  const isOld = asks && since !== undefined && Date.now() - Date.parse(since) >= day
  return (
    <span className={asks ? classes.mark : `${classes.mark} ${classes.quiet}`} title={all}>
      <span className={classes.kinds}>{all}</span>
      {since !== undefined && <span className={isOld ? classes.old : classes.age}>{formats.age(since)}</span>}
    </span>
  )
}
