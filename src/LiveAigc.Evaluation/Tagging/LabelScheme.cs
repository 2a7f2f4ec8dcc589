namespace LiveAigc.Evaluation;

/// <summary>How a sequence of labels says where entities begin and end.</summary>
public enum LabelScheme
{
    /// <summary>
    /// Prefixed labels read as leniently as <c>conlleval</c> reads them: IOB1, IOB2 and BIOES alike, and broken sequences too. An
    /// entity begins at <c>B</c> and <c>S</c>, at a change of type, and at anything inside after <c>O</c>, <c>E</c> or <c>S</c>.
    /// </summary>
    /// <remarks>
    /// On <c>B I O</c> this is the Perl script of 2004 exactly. That script knows no <c>S</c> and misses a <c>B</c> that follows an
    /// <c>E</c> of the same type; there this follows its later ports and seqeval. The letters <c>M</c>, <c>L</c>, <c>U</c> of BMES and
    /// BILOU are read as <c>I</c>, <c>E</c>, <c>S</c>.
    /// </remarks>
    Conll,

    /// <summary>
    /// IOB1 by the letter, as seqeval's strict mode: an entity begins at <c>I</c>; <c>B</c> only parts it from a neighbour of the same
    /// type directly before, and is no entity elsewhere.
    /// </summary>
    StrictIob1,

    /// <summary>IOB2 by the letter, as seqeval's strict mode: an entity is <c>B</c> and the <c>I</c> of its type that follow; other <c>I</c> are none.</summary>
    StrictIob2,

    /// <summary>BIOES by the letter, as seqeval's strict mode: an entity is <c>S</c>, or <c>B I… E</c> of one type; a piece of one is none.</summary>
    StrictBioes,

    /// <summary>Bare labels: a run of the same label other than <c>O</c> is one entity. Two neighbours of one type cannot be told apart.</summary>
    Plain,

    /// <summary>Bare labels: every item with a label other than <c>O</c> is an entity of its own, as <c>conlleval -r</c> has it.</summary>
    Raw,
}
