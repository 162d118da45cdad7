import { Anchor } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useApi } from '../../api/api-context.tsx'
import { usePartnerName } from '../../api/names.ts'
import { useChosenLibrary } from '../../shared/chosen-library.ts'
import { joined } from '../../shared/joined.ts'
import { useCut } from '../../shared/list/use-cut.tsx'
import { useScanWords } from '../../words/scan/use-scan-words.ts'
import { useWords } from '../../words/words-context.tsx'
import { requestListQuery } from '../requests/request-queries.ts'
import classes from './scan.module.css'
import { lendersOf, type ScanMode, scanModes } from './scan-modes.ts'

/** The number of lines at most. */
const maxLines = 8

type Props = { readonly mode: ScanMode; readonly onChoose: (number: string) => void }

/** What may be scanned here: who has no scanner, or no readable barcode, chooses it. */
export const ScanAside = ({ mode, onChoose }: Props) => {
  const { formats } = useWords()
  const own = useScanWords()
  const partnerName = usePartnerName()
  const { library } = useChosenLibrary()
  const { worklist } = scanModes[mode]
  const list = useInfiniteQuery(requestListQuery(useApi(), { worklist, sort: 'due', library }))
  const requests = list.data?.pages.flatMap(({ items }) => items) ?? []
  const { shown, more } = useCut(requests, maxLines)
  if (requests.length === 0) return null
  return (
    <div>
      <section className={classes.list}>
        <div className={classes.listHead}>
          <h2>{own[mode].expected}</h2>
          <span>{`${requests.length}${list.hasNextPage ? '+' : ''}`}</span>
        </div>
        <ul>
          {shown.map(({ number, title, activePartner, returnsTo, patronName, patronId, dueDate }) => (
            <li key={number}>
              <button type="button" className={classes.expected} onClick={() => onChoose(number)}>
                <span className={classes.expectedTitle}>{title ?? number}</span>
                <span className={classes.expectedDay}>
                  {dueDate === undefined ? '' : formats.date(dueDate)}
                </span>
                <small>
                  {joined([
                    ...lendersOf(mode, { activePartner, returnsTo }).map(partnerName),
                    patronName ?? patronId,
                  ])}
                </small>
              </button>
            </li>
          ))}
        </ul>
      </section>
      <p className={classes.asideNote}>
        {more}
        {more !== null && ' · '}
        {own.noneFits}{' '}
        <Anchor
          size="xs"
          underline="always"
          renderRoot={(props) => <Link to="/requests" search={{ worklist }} {...props} />}
        >
          {own.searchTitle}
        </Anchor>
      </p>
    </div>
  )
}
