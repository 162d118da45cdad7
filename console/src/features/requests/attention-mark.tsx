import { Age } from '../../shared/age.tsx'
import { useWords } from '../../words/words-context.tsx'
import classes from './attention-mark.module.css'

type Props = {
  readonly kinds: readonly string[]
  readonly asks: boolean
  /** Since when the oldest of them waits. */
  readonly since?: string | undefined
}

/** The attention of a request with its age, and a dot where staff must act. */
export const AttentionMark = ({ kinds, asks, since }: Props) => {
  const { words } = useWords()
  const names: Readonly<Record<string, string>> = words.attention
  const [first] = kinds
  if (first === undefined) return null
  const all = kinds.map((kind) => names[kind] ?? kind).join(', ')
  return (
    <span className={asks ? classes.mark : `${classes.mark} ${classes.quiet}`} title={all}>
      <span className={classes.kinds}>{all}</span>
      <Age since={since} asks={asks} />
    </span>
  )
}
