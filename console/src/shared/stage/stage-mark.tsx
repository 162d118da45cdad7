import type { Stage } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { StageGlyph } from './stage-glyph.tsx'
import classes from './stage-mark.module.css'
import { stageSigns } from './stage-signs.ts'

type Props = { readonly stage: Stage; readonly isPill?: boolean }

/** Where a request is: glyph and word, always both. */
export const StageMark = ({ stage, isPill = false }: Props) => {
  const { words } = useWords()
  const sign = stageSigns[stage]
  return (
    <span className={`${classes.mark} ${isPill ? classes.pill : ''}`} data-sign={sign}>
      <StageGlyph sign={sign} />
      {words.stages[stage]}
    </span>
  )
}
