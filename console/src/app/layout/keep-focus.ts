/** How long what closes a dialog or a menu has to give the focus back itself, in milliseconds. */
const patience = 80

const isUsable = (element: Element): boolean =>
  element.isConnected && !element.matches(':disabled') && element.checkVisibility()

/** Finds what can have the focus in an element: what is done next before its heading, and that before anything else. */
const nextIn = (place: Element): HTMLElement | undefined => {
  const find = (selector: string): HTMLElement | undefined =>
    [place, ...place.querySelectorAll(selector)].find(
      (each): each is HTMLElement => each instanceof HTMLElement && each.matches(selector) && isUsable(each),
    )
  return find('[data-next-action]') ?? find('h1, h2') ?? find('a[href], button, input')
}

/** An element that has the focus, or is around it, with what stands behind and before it. */
type Place = { readonly element: Element; readonly neighbours: readonly (Element | null)[] }

const placesOf = (focused: Element): readonly Place[] => {
  const places: Place[] = [{ element: focused, neighbours: [] }]
  for (let each = focused.parentElement; each !== null && each !== document.body; each = each.parentElement)
    places.push({ element: each, neighbours: [each.nextElementSibling, each.previousElementSibling] })
  return places
}

/** Finds what takes the place of what is gone: in a row beside its row, else in what is left around it. */
const successorOf = (places: readonly Place[]): HTMLElement | undefined => {
  for (const { element, neighbours } of places) {
    const candidates = element.isConnected ? [element] : neighbours.filter((each) => each?.isConnected)
    const found = candidates.flatMap((each) => (each === null ? [] : (nextIn(each) ?? [])))[0]
    if (found !== undefined) return found
  }
  return undefined
}

const focusOn = (element: HTMLElement | null | undefined): void => {
  // A heading takes the focus only so.
  if (element?.matches('h1, h2')) element.tabIndex = -1
  element?.focus({ preventScroll: true })
}

/** Dialogs, menus and notes lie outside of the page itself. */
const isAbovePage = (element: Element): boolean => element.closest('main, header, nav') === null

/**
 * Gives the focus back to the page where what had it is gone: a button after its command, a row that has left its list, a
 * link that has led on. It goes to what can be done next beside it, else to the heading; without this it would be nowhere.
 * Where a person clicks beside everything, it stays there.
 */
export const keepFocus = (): void => {
  let places: readonly Place[] = []
  let address = location.pathname
  let hasRested = false
  let isWaiting = false

  const remember = (target: EventTarget | null): void => {
    if (!(target instanceof Element) || target === document.body) return
    address = location.pathname
    hasRested = false
    // What opened a dialog or a menu takes the focus back when it closes.
    const below = isAbovePage(target) ? places.filter(({ element }) => !isAbovePage(element)) : []
    places = [...placesOf(target), ...below]
  }
  const restore = (): void => {
    isWaiting = false
    const lost = places[0]?.element
    const isNowhere = document.activeElement === null || document.activeElement === document.body
    if (lost === undefined || !isNowhere) return
    const heading = document.querySelector<HTMLElement>('main h1')
    if (!lost.isConnected) focusOn(address === location.pathname ? (successorOf(places) ?? heading) : heading)
    // A button rests while its command runs, and a heading is hidden while more of its page is loaded.
    else if ((hasRested || lost.matches('h1, h2')) && isUsable(lost) && lost instanceof HTMLElement)
      focusOn(lost)
  }
  const look = (changes: readonly MutationRecord[]): void => {
    hasRested ||= changes.some(({ type, target }) => type === 'attributes' && target === places[0]?.element)
    if (isWaiting) return
    isWaiting = true
    setTimeout(restore, patience)
  }
  const forget = (): void => {
    setTimeout(() => {
      if (document.activeElement === document.body && places[0]?.element.isConnected === true) places = []
    }, 0)
  }
  const observer = new MutationObserver(look)
  const attributes = { attributes: true, attributeFilter: ['disabled'] }
  observer.observe(document.body, { subtree: true, childList: true, ...attributes })
  document.addEventListener('focusin', ({ target }) => remember(target))
  document.addEventListener('pointerdown', forget)
  remember(document.activeElement)
}
