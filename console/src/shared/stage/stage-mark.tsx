import type { RequestSummary, Stage } from '../../api/types.ts'
import { useWords } from '../../words/words-context.tsx'
import { StageGlyph } from './stage-glyph.tsx'
import classes from './stage-mark.module.css'
import { isTelling, shownStage, signOf } from './stage-signs.ts'

type Props = {
  readonly stage: Stage
  /** The status, whose word is shown where it tells more than the stage. */
  readonly status: RequestSummary['status']
  readonly isPill?: boolean
}

/** Where a request is: glyph and word, always both. */
export const StageMark = ({ stage, status, isPill = false }: Props) => {
  const { words } = useWords()
  const sign = signOf(stage, status)
  return (
    <span
      className={`${classes.mark} ${isPill ? classes.pill : ''}`}
      data-sign={sign}
      title={words.statuses[status].meaning}
    >
      <StageGlyph sign={sign} />
      <span className={classes.word}>
        {isTelling(status) ? words.statuses[status].label : words.stages[shownStage(stage, status)]}
      </span>
    </span>
  )
}
