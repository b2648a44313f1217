// SPDX-License-Identifier: Apache-2.0
import '@mantine/core/styles/baseline.css';
import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import './style/components.css';
import 'virtual:theme.css';
import './style/fonts.css';
import './style/page.css';
import './style/print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { queryClient } from './desk/queries.ts';
import { StepUpWindow } from './desk/step-up.tsx';
import { firstLanguage, LanguageProvider } from './language/language.tsx';
import { directionOf, loadDoor } from './language/messages.ts';
import { FieldWords } from './parts/field-words.ts';
import { KeptFocus } from './parts/kept-focus.ts';
import { NoticesProvider } from './parts/notices.tsx';
import { router } from './router.tsx';
import { theme } from './style/theme.ts';

const language = firstLanguage();
document.documentElement.lang = language;
document.documentElement.dir = directionOf(language);

createRoot(document.getElementById('root') as HTMLElement).render(
  <QueryClientProvider client={queryClient}>
    <LanguageProvider first={language} messages={await loadDoor(language)}>
      <MantineProvider theme={theme} withCssVariables={false} withGlobalClasses={false} forceColorScheme="light">
        <NoticesProvider>
          <FieldWords />
          <KeptFocus />
          <RouterProvider router={router} />
          <StepUpWindow />
        </NoticesProvider>
      </MantineProvider>
    </LanguageProvider>
  </QueryClientProvider>,
);
