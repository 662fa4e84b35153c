// Letters, as HTTP.
import { Module } from '@nestjs/common';
import { LetterController } from './letter.controller.js';

@Module({ controllers: [LetterController] })
export class LetterModule {}
