// SPDX-License-Identifier: Apache-2.0
/** An answer of the advisor, whole: what to do today, what to ask, what is closed and why, with every fact it stands on. */
import type { ReactNode } from 'react';
import type { CaseDetail, KeptAdvice } from '../../../core/api/cases.ts';
import { isoCountries } from '../../../core/routes/iso-countries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Empty, Section } from '../../parts/page.tsx';
import { Badge, DaysLeft, Name } from '../../parts/words.tsx';
import { FactList } from './fact-list.tsx';
import { OptionCard } from './option-card.tsx';
import { Prose } from './prose.tsx';

interface ShownProps {
  readonly kept: KeptAdvice;
  readonly detail: CaseDetail;
  readonly again: ReactNode;
}

export function AdviceShown({ kept, detail, again }: ShownProps): ReactNode {
  const { say, formats } = useLanguage();
  const { advice } = kept;
  const { holder } = advice;
  const shared = { kept, may: detail.may.includes('draft-request') };
  return (
    <div className="stack wide-gap">
      <section className="advice-head" aria-label={say('advice.title')}>
        <div className="split">
          <div className="stacked">
            <h2>{say('advice.title')}</h2>
            <span>
              {say('advice.holder', {
                holder: `\u2068${holder.entity ?? holder.provider ?? say.maybe('holder-kind', holder.kind)}\u2069`,
                country: isoCountries.has(holder.country) ? formats.country(holder.country) : say('advice.holder.nowhere'),
              })}
            </span>
            <span className="small faint">
              {say('advice.asked', { when: formats.moment(kept.askedAt) })} · <Name>{kept.askedBy.name}</Name> · {say('advice.kept')}
            </span>
            <GivenIn kept={kept} />
          </div>
          {again}
        </div>
        <p className="tags small">
          {kept.query.data.map((one) => (
            <Badge key={one}>{say.maybe('data', one)}</Badge>
          ))}
          <Badge>{say.maybe('purpose', kept.query.purpose)}</Badge>
          {kept.query.urgency !== 'none' && <Badge tone="warn">{say.maybe('urgency', kept.query.urgency)}</Badge>}
        </p>
      </section>
      {advice.gates.length > 0 && (
        <Section title={say('advice.gates')} flush>
          <ul className="rows">
            {advice.gates.map((gate) => (
              <li key={gate.id} className="stacked">
                <span className="row tight">
                  <Badge tone={gate.effect === 'block' ? 'bad' : 'warn'}>{say(`advice.gate.${gate.effect}`)}</Badge>
                </span>
                <Prose>{gate.why}</Prose>
                <FactList ids={gate.facts} facts={kept.facts} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {advice.deadlines.length > 0 && <Clocks kept={kept} />}
      <Options title={say('advice.step1')} list="step1" options={advice.step1} {...shared} />
      <Options title={say('advice.step0')} list="step0" options={advice.step0} {...shared} />
      {advice.options.length === 0 && advice.step0.length + advice.step1.length === 0 ? (
        <Empty what={say('advice.none')} />
      ) : (
        <Options title={say('advice.options')} list="options" options={advice.options} ranked {...shared} />
      )}
      {advice.warnings.length > 0 && (
        <Section title={say('advice.warnings')} flush>
          <ul className="rows">
            {advice.warnings.map((warning) => (
              <li key={warning.id} className="stacked">
                <Prose>{warning.text}</Prose>
                <FactList ids={warning.facts} facts={kept.facts} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {advice.greyed.length > 0 && (
        <details className="closed-roads">
          <summary>
            {say('advice.greyed')} <span className="count">{advice.greyed.length}</span>
          </summary>
          <Options title={say('advice.greyed')} list="greyed" options={advice.greyed} {...shared} />
        </details>
      )}
      {advice.safeguards.length > 0 && (
        <Section title={say('advice.safeguards')}>
          <ul className="bullets">
            {advice.safeguards.map((text) => (
              <li key={text}>{say.maybe('safeguard', text)}</li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}

/** Said when the answer was given in another language than the reader's. */
function GivenIn({ kept }: { kept: KeptAdvice }): ReactNode {
  const { say, language } = useLanguage();
  if (kept.givenIn === language) return null;
  const given = say(`request.language.${kept.givenIn}`);
  return <span className="small faint">{say(kept.advice.lang === language ? 'advice.said-again' : 'advice.given-in', { given })}</span>;
}

interface OptionsProps {
  readonly title: string;
  readonly list: 'step0' | 'step1' | 'options' | 'greyed';
  readonly options: KeptAdvice['advice']['options'];
  readonly kept: KeptAdvice;
  readonly may: boolean;
  readonly ranked?: boolean;
}

function Options({ title, list, options, kept, may, ranked }: OptionsProps): ReactNode {
  if (options.length === 0) return null;
  return (
    <Section title={title} count={options.length} flush>
      <ol className="options">
        {options.map((option, index) => (
          <li key={`${option.route} ${option.rule} ${option.to.name}`}>
            <OptionCard option={option} kept={kept} list={list} index={index} rank={ranked ? index + 1 : undefined} may={may} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Clocks({ kept }: { kept: KeptAdvice }): ReactNode {
  const { say, formats } = useLanguage();
  return (
    <Section title={say('advice.clocks')} flush>
      <ul className="rows">
        {kept.advice.deadlines.map((one) => (
          <li key={one.what} className="split">
            <span className="stacked">
              <span className="strong">{say.maybe('due', one.what)}</span>
              <span className="small faint">{formats.day(one.on)}</span>
              <FactList ids={one.facts} facts={kept.facts} />
            </span>
            <DaysLeft days={one.daysLeft} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
