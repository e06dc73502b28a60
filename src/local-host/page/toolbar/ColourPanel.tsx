import type { ColourRule, TableState, ViewState } from '../../engine/types.ts'
import { HUE_COUNT } from '../../engine/world/limits.ts'
import { choicesOf } from '../cells/cellReading.ts'
import { Choose } from '../parts/Choose.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useHost, useSay, useViewSettings } from '../state/hostContext.tsx'
import { colouringFields, rulesByOption } from '../views/rowColours.ts'

const HUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const
const SCOPES: readonly ColourRule['scope'][] = ['row', 'mark', 'cell']

/** Colours of rows by the options of selects: what an extension can neither set nor see (host-protocol §7.7). */
export function ColourPanel({ table, view }: { readonly table: TableState; readonly view: ViewState }) {
  const host = useHost()
  const say = useSay()
  const { hostOnly } = useViewSettings(table, view)
  const fields = colouringFields(table.fields)
  const choicesIn = (fieldId: string) => choicesOf(fields.find(({ id }) => id === fieldId)?.property ?? null)
  // A rule of an option that was deleted colours nothing and goes with the next change.
  const rules = (hostOnly.colours ?? []).filter((rule) =>
    choicesIn(rule.fieldId).some(({ id }) => id === rule.optionId),
  )
  const write = (colours: readonly ColourRule[]) =>
    host.engine.page.setViewHostOnly(host.session(), table.id, view.id, { ...hostOnly, colours })
  const change = (at: number, by: Partial<ColourRule>) =>
    write(rules.map((rule, place) => (place === at ? { ...rule, ...by } : rule)))
  const first = fields.find((field) => choicesOf(field.property).length > 0)
  if (first === undefined) {
    return (
      <div className="lh-colour-panel">
        <div className="lh-panel-title">{say('tool.colour')}</div>
        <div className="lh-panel-empty">{say('colour.noField')}</div>
      </div>
    )
  }
  const add = () => {
    const last = rules.at(-1)
    const fieldId = last?.fieldId ?? first.id
    const taken = new Set(rules.filter((rule) => rule.fieldId === fieldId).map(({ optionId }) => optionId))
    const choice = choicesIn(fieldId).find(({ id }) => !taken.has(id)) ?? choicesIn(fieldId)[0]
    if (choice !== undefined)
      write([...rules, { fieldId, optionId: choice.id, hue: choice.color % HUE_COUNT, scope: last?.scope ?? 'row' }])
  }
  return (
    <div className="lh-colour-panel">
      <div className="lh-panel-title">{say('tool.colour')}</div>
      <Choose
        className="lh-order-add"
        label={say('colour.byOptions')}
        value=""
        onChoose={(fieldId) => {
          const field = fields.find(({ id }) => id === fieldId)
          if (field !== undefined) write(rulesByOption(field, rules[0]?.scope ?? 'row'))
        }}
        choices={[
          { value: '', label: say('colour.byOptions') },
          ...fields.map((field) => ({ value: field.id, label: field.name })),
        ]}
      />
      {rules.length === 0 ? <div className="lh-panel-empty">{say('colour.empty')}</div> : null}
      {rules.map((rule, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- rules have no ids, and two may be alike
        <div key={at} className="lh-condition">
          <Choose
            className="lh-condition-field"
            label={say('order.choose')}
            value={rule.fieldId}
            onChoose={(fieldId) => {
              const [choice] = choicesIn(fieldId)
              if (choice !== undefined) change(at, { fieldId, optionId: choice.id })
            }}
            choices={fields
              .filter((field) => choicesOf(field.property).length > 0)
              .map((field) => ({ value: field.id, label: field.name }))}
          />
          <Choose
            className="lh-condition-field"
            label={say('colour.option')}
            value={rule.optionId}
            onChoose={(optionId) => change(at, { optionId })}
            choices={choicesIn(rule.fieldId).map((choice) => ({ value: choice.id, label: choice.name }))}
          />
          <span
            className="lh-colour-sample"
            style={{ background: host.colours.find(({ id }) => id === rule.hue)?.bgColor }}
            aria-hidden="true"
          />
          <Choose
            className="lh-condition-hue"
            label={say('colour.hue')}
            value={String(rule.hue)}
            onChoose={(hue) => change(at, { hue: Number(hue) })}
            choices={HUES.map((hue) => ({ value: String(hue), label: say(`colour.hue.${hue}`) }))}
          />
          <Choose
            className="lh-condition-operator"
            label={say('colour.scope')}
            value={rule.scope}
            onChoose={(scope) => change(at, { scope })}
            choices={SCOPES.map((scope) => ({ value: scope, label: say(`colour.scope.${scope}`) }))}
          />
          <button
            type="button"
            className="lh-icon-button"
            aria-label={say('common.delete')}
            onClick={() => write(rules.filter((_rule, place) => place !== at))}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      ))}
      <div className="lh-panel-foot">
        <button type="button" className="lh-text-button" onClick={add} data-testid="colour-add">
          <Icon name="plus" size={14} />
          {say('colour.add')}
        </button>
        {rules.length === 0 ? null : (
          <button type="button" className="lh-text-button" onClick={() => write([])}>
            {say('colour.none')}
          </button>
        )}
      </div>
    </div>
  )
}
