// SPDX-License-Identifier: Apache-2.0
/** The newest answer of the advisor on a target, or the question when nobody has asked. */
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { CaseDetail, Target } from '../../../core/api/cases.ts';
import { asked } from '../../desk/queries.ts';
import { useLanguage } from '../../language/language.tsx';
import { Asked } from '../../parts/asked.tsx';
import { PrintButton } from '../directory/fact-sections.tsx';
import { AdviceShown } from './advice-shown.tsx';
import { AskAdvice } from './ask-advice.tsx';

export function AdviceOnTarget({ detail, target }: { detail: CaseDetail; target: Target }): ReactNode {
  const { say, language } = useLanguage();
  const found = useQuery(asked.adviceOfTarget(detail.id, target.id, language));
  const [asking, setAsking] = useState(false);
  return (
    <Asked of={found} lines={6}>
      {({ advice }) =>
        advice === null || asking ? (
          <AskAdvice detail={detail} target={target} before={advice} done={() => setAsking(false)} />
        ) : (
          <AdviceShown
            kept={advice}
            detail={detail}
            again={
              <span className="row acts">
                <PrintButton size="xs" />
                <Button variant="default" size="xs" onClick={() => setAsking(true)}>
                  {say('advice.again')}
                </Button>
              </span>
            }
          />
        )
      }
    </Asked>
  );
}
