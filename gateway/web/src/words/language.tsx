import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { en } from './en';
import { vi, type Words } from './vi';

export type Language = 'vi' | 'en';

interface Spoken {
  language: Language;
  words: Words;
  speak: (language: Language) => void;
}

const dictionaries: Record<Language, Words> = { vi, en };
const remembered = 'vanthu.language';
const Speech = createContext<Spoken>({ language: 'vi', words: vi, speak: () => undefined });

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, speak] = useState<Language>(() =>
    localStorage.getItem(remembered) === 'en' ? 'en' : 'vi',
  );
  useEffect(() => {
    document.documentElement.lang = language;
    localStorage.setItem(remembered, language);
  }, [language]);
  const spoken = useMemo(() => ({ language, words: dictionaries[language], speak }), [language]);
  return <Speech value={spoken}>{children}</Speech>;
}

export const useLanguage = (): Spoken => useContext(Speech);
export const useWords = (): Words => useContext(Speech).words;
