// Writes src/LiveAigc.Core/Tokenization/CodePoints.bin, what WordPieceTokenizer knows about every code point, from what the
// reference (Hugging Face tokenizers) was seen to answer for each. Run it from the repository root:
//
//   dotnet run --project tests/LiveAigc.Tokenization.TableGenerator -- ../shared/data/tokenizer src/LiveAigc.Core/Tokenization/CodePoints.bin
//
// The folder holds hf_norm_lower.bin.gz, hf_norm_cased.bin.gz, hf_cls.bin.gz, hf_ccc.txt.gz and hf_mn_starters.txt.gz. The
// written table is checked against them for every code point before it is written; the same input gives the same bytes.
// CodePointFacts.cs in LiveAigc.Core reads the format.

//
//   dotnet run --project tests/LiveAigc.Tokenization.TableGenerator -- normalization src/LiveAigc.Core/Tokenization/Normalization.bin
//
// writes what the normalizers NFC, NFD, NFKC and NFKD know. NormalizationFacts.cs reads it; NormalizationTests compare it with the
// reference for every code point.

using LiveAigc.TableGenerator;

if (args is ["normalization", var file])
{
    var table = new NormalizationTable();
    Console.WriteLine($"{file}: {table.Write(file):N0} bytes; {table.Canonical.Count:N0} canonical and {table.Compatible.Count:N0} other decompositions, {table.Classes.Count} marks.");
    return 0;
}
if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: TableGenerator <folder with hf_*.gz> <file to write>, or normalization <file to write>");
    return 1;
}

var observed = ReferenceAnswers.Read(args[0]);
var facts = new FactTable(observed);
facts.Verify(observed);
var size = facts.Write(args[1]);
Console.WriteLine($"{args[1]}: {size:N0} bytes; {facts.Stripped.Count:N0} decompositions, {facts.LowerCased.Count:N0} lower cases, {observed.CombiningClasses.Count} reordering marks.");
return 0;
