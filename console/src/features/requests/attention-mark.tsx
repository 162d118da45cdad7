import { useWords } from '../../words/words-context.tsx'
import classes from './attention-mark.module.css'

type Props = { readonly kinds: readonly string[]; readonly asks: boolean }

/** The attention of a request, with a dot where staff must act. */
export const AttentionMark = ({ kinds, asks }: Props) => {
  const { words } = useWords()
  const names: Readonly<Record<string, string>> = words.attention
  if (kinds.length === 0) return <span className={classes.none}>–</span>
  return (
    <div className={classes.mark}>
      <span className={asks ? classes.asks : classes.tells} aria-hidden="true" />
      <span className={classes.kinds}>{kinds.map((kind) => names[kind] ?? kind).join(', ')}</span>
    </div>
  )
}
