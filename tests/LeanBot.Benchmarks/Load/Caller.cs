using System.Net;
using System.Net.Sockets;

namespace LeanBot.Benchmarks.Load;

/// <summary>One connection that stays open, as Stripe's and the tunnel's do.</summary>
internal sealed class Caller : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4_096];

    public Caller(int port) => _socket.Connect(IPAddress.Loopback, port);

    /// <exception cref="InvalidOperationException">It was not acknowledged.</exception>
    public void Call(byte[] request)
    {
        for (var sent = 0; sent < request.Length;) sent += _socket.Send(request.AsSpan(sent));
        var length = 0;
        do length += Received(_socket.Receive(_answer.AsSpan(length)));
        while (!IsWhole(length));
        Check();
    }

    public async Task CallAsync(byte[] request)
    {
        for (var sent = 0; sent < request.Length;)
            sent += await _socket.SendAsync(request.AsMemory(sent), SocketFlags.None);
        var length = 0;
        do length += Received(await _socket.ReceiveAsync(_answer.AsMemory(length), SocketFlags.None));
        while (!IsWhole(length));
        Check();
    }

    public void Dispose() => _socket.Dispose();

    private static int Received(int count) =>
        count > 0 ? count : throw new InvalidOperationException("The connection was closed.");

    /// <summary>An acknowledgement has no body.</summary>
    private bool IsWhole(int length) => _answer.AsSpan(0, length).EndsWith("\r\n\r\n"u8);

    private void Check()
    {
        if (!_answer.AsSpan().StartsWith("HTTP/1.1 200 "u8))
            throw new InvalidOperationException(
                $"Refused: {System.Text.Encoding.ASCII.GetString(_answer, 0, 40)}");
    }
}
